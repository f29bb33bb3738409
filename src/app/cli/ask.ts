import { createInterface } from 'node:readline/promises'

/** Asks on the terminal; where there is none the answer is empty. */
export async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) return ''
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question(`${question} `)).trim()
  } finally {
    terminal.close()
  }
}

/** Whether the answer is yes. Without a terminal nobody can say so: pass `--yes`. */
export const confirm = async (question: string): Promise<boolean> => /^y(es)?$/i.test(await ask(`${question} [y/N]`))
