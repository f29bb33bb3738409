import { access } from './en/access.ts'
import { feedback } from './en/feedback.ts'
import { framework } from './en/framework.ts'
import { growth } from './en/growth.ts'
import { importing } from './en/import.ts'
import { mentoring } from './en/mentoring.ts'
import { people } from './en/people.ts'
import { progress } from './en/progress.ts'
import { shell } from './en/shell.ts'
import { versions } from './en/versions.ts'
import { work } from './en/work.ts'

/** Every phrase of the product in English, as ICU messages. */
export const en = { ...shell, ...framework, ...importing, ...versions, ...access, ...people, ...work, ...feedback, ...progress, ...growth, ...mentoring } as const
