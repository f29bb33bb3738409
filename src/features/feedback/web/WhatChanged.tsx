import { say } from '../../../phrases/say.ts'
import { Changes } from '../../../ui/Changes.tsx'
import { wordChanges } from '../../framework/rules/word-changes.ts'
import css from './LevelChoice.module.css'

/** A text that was chosen by, as it reads now, with the words that changed. */
export const WhatChanged = ({ before, now }: { before: string; now: string }) => (
  <p className={css.difference}><Changes changes={wordChanges(before, now)} added={say('diff.added-words')} removed={say('diff.removed-words')} /></p>
)
