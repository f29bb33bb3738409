// `npm start`: sets up what is missing, then runs Cairn.
import { buildAll, checkNode, installPackages } from './set-up.mjs'

checkNode()
await installPackages()
await buildAll()
await import('../dist/server/main.js')
