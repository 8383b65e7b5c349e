#!/usr/bin/env python3
"""Fit the small model that reads by structure alone: structure.py ROWS.jsonl OUT.json

ROWS.jsonl is what `export-reading` writes. Every head is a softmax regression over the structural features, fitted by
Newton-like gradient steps with L2; seeds play no part. Prints what it is worth on folds of repositories.
"""
import collections,json,sys
import numpy as np
ACT=['request','question','answer','approve','correct','inform','control']
OBJ=['none','reject','redirect','contradict','defect','taste','process']
KIND=['rule','preference','decision','fact','lesson'];SCOPE=['project','person']
rows=[json.loads(l) for l in open(sys.argv[1],encoding='utf-8')]
HEADS={ # head: (unit, classes, row -> class or None)
 'act':('message',ACT,lambda r:ACT.index(r['act'])),
 'objects':('message',['no','yes'],lambda r:int(r['objects']!='none')),
 'worth':('sentence',['0','1','2','3'],lambda r:r['v']),
 'kind':('sentence',KIND,lambda r:KIND.index(r['kind']) if r['v']>0 else None),
 'scope':('sentence',SCOPE,lambda r:SCOPE.index(r['scope']) if r['v']>0 else None),
 'alone':('sentence',['no','yes'],lambda r:int(bool(r.get('alone'))) if r['v']>0 else None),
 'call':('call',['0','1','2','3'],lambda r:r['v']),
}
def fit(X,y,k,l2,steps=400):
    n,d=X.shape;W=np.zeros((d+1,k));X1=np.hstack([X,np.ones((n,1))]);Y=np.eye(k)[y]
    m=np.zeros_like(W);v=np.zeros_like(W);best=W
    for t in range(1,steps+1):
        Z=X1@W;Z-=Z.max(1,keepdims=True);P=np.exp(Z);P/=P.sum(1,keepdims=True)
        g=X1.T@(P-Y)/n;g[:-1]+=l2*W[:-1]/n
        m=.9*m+.1*g;v=.99*v+.01*g*g
        W=W-.1*(m/(1-.9**t))/(np.sqrt(v/(1-.99**t))+1e-8)*(1-t/(steps+1))
    return W
def prob(X,W):
    Z=np.hstack([X,np.ones((len(X),1))])@W;Z-=Z.max(1,keepdims=True);P=np.exp(Z);return P/P.sum(1,keepdims=True)
def auc(y,s):
    o=np.argsort(s,kind='stable');r=np.empty(len(s));r[o]=np.arange(1,len(s)+1);p=y.sum();return (r[y==1].sum()-p*(p+1)/2)/max(1,p*(len(y)-p))
out={'version':1,'heads':{}}
for head,(unit,classes,label) in HEADS.items():
    R=[(r,label(r)) for r in rows if r['unit']==unit];R=[(r,c) for r,c in R if c is not None]
    names=sorted({f for r,_ in R for f in r['features']})
    X=np.array([[r['features'].get(f,0) for f in names] for r,_ in R]);y=np.array([c for _,c in R])
    repos=sorted({r['repo'] for r,_ in R});fold=np.array([repos.index(r['repo'])%5 for r,_ in R])
    P=np.zeros((len(y),len(classes)))
    for f in range(5):
        P[fold==f]=prob(X[fold==f],fit(X[fold!=f],y[fold!=f],len(classes),20))
    if head in('objects','alone'):
        best=max(((2*((P[:,1]>=t)&(y==1)).sum()/max(1,(P[:,1]>=t).sum()+(y==1).sum())),t) for t in np.arange(.05,.9,.01))
        print(head,'AUC %.3f F1 %.3f at %.2f'%(auc(y,P[:,1]),*best),len(y),y.mean())
    elif head in('worth','call'):
        k=(y>=2).astype(int);e=P@np.arange(len(classes));o=np.argsort(-e)
        print(head,'AUC %.3f'%auc(k,e),'kept',k.sum(),[('top %d'%n,round(k[o[:n]].mean(),2)) for n in (200,500,1000,2000)])
        for c in (.9,.95,.98):
            t=np.quantile(e[k==1],1-c);print('   recall',c,'at E>=%.3f keeps %.1f %% of all'%(t,100*(e>=t).mean()))
        if head=='worth':
            print('   stored E at 3.6/8/12 %%: %s'%[round(float(np.quantile(e,1-q)),3) for q in (.036,.08,.12)], 'P2 of top', np.round(np.sort(P[:,2]+P[:,3])[::-1][:200:40],2))
    else: print(head,'accuracy %.3f'%(P.argmax(1)==y).mean(),'prior %.3f'%(np.bincount(y).max()/len(y)))
    W=fit(X,y,len(classes),20)
    out['heads'][head]={'classes':classes,'bias':[round(float(b),4) for b in W[-1]],'weights':{f:[round(float(w),4) for w in W[i]] for i,f in enumerate(names) if abs(W[i]).max()>.02}}
out['thresholds']={'objects':float(sys.argv[3]) if len(sys.argv)>3 else .3,'stored':float(sys.argv[4]) if len(sys.argv)>4 else .45,'said':.7}
json.dump(out,open(sys.argv[2],'w'),indent=0)
