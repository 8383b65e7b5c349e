#!/usr/bin/env node
// Runs the program of the package for this platform; npm chose that package among the optional dependencies.
"use strict";
const { spawnSync } = require("node:child_process");
const path = require("node:path");

function program() {
  const report = process.platform === "linux" && process.report && process.report.getReport();
  const isMusl = report && !report.header.glibcVersionRuntime;
  const platform = `${process.platform}${isMusl ? "-musl" : ""}-${process.arch}`;
  try {
    const folder = path.dirname(require.resolve(`@totalmemory/${platform}/package.json`));
    return path.join(folder, process.platform === "win32" ? "totalmemory.exe" : "totalmemory");
  } catch {
    console.error(`totalmemory: the package @totalmemory/${platform} is not installed. Either there is none for this platform, or npm was told to leave out optional dependencies.`);
    process.exit(1);
  }
}

const ran = spawnSync(program(), process.argv.slice(2), { stdio: "inherit" });
if (ran.error) console.error(`totalmemory: ${ran.error.message}`);
process.exit(ran.status ?? 1);
