// TotalMemory for OpenCode, written by 'totalmemory install --client opencode'. Whatever goes wrong here stays here.
import { spawn } from "node:child_process"

const HOOK = "${HOOK}"

function call(event, payload, patience) {
  return new Promise((resolve) => {
    let answer = "", done = false, child
    const finish = (text) => { if (!done) { done = true; clearTimeout(timer); resolve(text) } }
    const timer = setTimeout(() => { try { child?.kill() } catch {} finish("") }, patience)
    try {
      child = spawn(HOOK, ["opencode", event], { stdio: ["pipe", "pipe", "ignore"], windowsHide: true })
      child.on("error", () => finish(""))
      child.on("close", () => finish(answer))
      child.stdout.setEncoding("utf8")
      child.stdout.on("data", (text) => { answer += text })
      child.stdin.on("error", () => {})
      child.stdin.end(JSON.stringify(payload))
    } catch { finish("") }
  })
}

const context = (answer) => { try { return JSON.parse(answer)?.hookSpecificOutput?.additionalContext || "" } catch { return "" } }

export const TotalMemory = async ({ directory }) => {
  const briefings = new Map(), subagents = new Set(), answers = new Map(), own = new Set()
  const send = (event, session, more, patience = 2000) => call(event, { session_id: session, cwd: directory, ...more }, patience)
  const briefing = (session) => {
    if (!briefings.has(session)) briefings.set(session, send("SessionStart", session, { source: "startup" }).then(context))
    return briefings.get(session)
  }
  return {
    event: async ({ event }) => {
      try {
        const p = event.properties
        if (event.type === "session.created" && p.info.parentID) subagents.add(p.info.id)
        if (event.type === "message.updated" && p.info?.role === "assistant") own.add(p.info.id)
        if (event.type === "message.part.updated" && p.part?.type === "text" && own.has(p.part.messageID)) answers.set(p.part.sessionID, p.part.text)
        if (event.type === "session.idle" && !subagents.has(p.sessionID)) {
          const said = answers.get(p.sessionID)
          answers.delete(p.sessionID)
          own.clear()
          await send("Stop", p.sessionID, said ? { last_assistant_message: said } : {})
        }
        if (event.type === "session.deleted") { briefings.delete(p.info.id); subagents.delete(p.info.id); answers.delete(p.info.id) }
      } catch {}
    },
    "chat.message": async (input, output) => {
      try {
        if (subagents.has(input.sessionID)) return
        const prompt = output.parts.filter((p) => p.type === "text" && !p.synthetic).map((p) => p.text).join("\n")
        const note = prompt && context(await send("UserPromptSubmit", input.sessionID, { prompt }))
        if (note) output.message.system = [output.message.system, note].filter(Boolean).join("\n\n")
      } catch {}
    },
    "experimental.chat.system.transform": async (input, output) => {
      try {
        if (!input.sessionID || subagents.has(input.sessionID)) return
        const text = await briefing(input.sessionID)
        if (text) output.system.push(text)
      } catch {}
    },
  }
}
