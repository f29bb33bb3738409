import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { sessionOf } from './reads.ts'

export const showSession = action(api.showSession, async ({ tx, actor }) => ok(await sessionOf(tx, actor)))
