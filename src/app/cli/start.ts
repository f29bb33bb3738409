/** `cairn start`: the server, as `npm start` runs it once everything is built. */
export async function run(): Promise<number> {
  await import('../main.ts')
  return new Promise(() => undefined)
}
