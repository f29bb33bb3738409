import { access } from './en/access.ts'
import { framework } from './en/framework.ts'
import { importing } from './en/import.ts'
import { shell } from './en/shell.ts'
import { versions } from './en/versions.ts'

/** Every phrase of the product in English, as ICU messages. */
export const en = { ...shell, ...framework, ...importing, ...versions, ...access } as const
