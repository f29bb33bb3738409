import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { say } from '../../../phrases/say.ts'
import { Changes } from '../../../ui/Changes.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import type { Difference, Framework } from '../model.ts'
import { differencesByKind } from '../rules/differences-by-kind.ts'
import css from './Differences.module.css'

type Props = { differences: readonly Difference[]; framework: string; content?: Framework | undefined; beside?: ((difference: Difference) => ReactNode) | undefined }

/** What changed, under its kind, with the words that did and the role profiles it concerns. */
export function Differences({ differences, framework, content, beside }: Props) {
  return (
    <>
      {differencesByKind(differences).map(([kind, some]) => (
        <section key={kind} className={css.kind}>
          <h2>{say(`diff.kind.${kind}`)} <span>{say('diff.count', { count: some.length })}</span></h2>
          <ul>
            {some.map((difference) => (
              <li key={`${difference.change} ${difference.id}`} className={css.difference}>
                <OneDifference difference={difference} framework={framework} content={content} />
                {beside?.(difference)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

const tones = { added: 'accent', removed: 'wrong', moved: 'above', renamed: 'above', reworded: 'below' } as const

const sameWords = ({ change, words }: Difference): boolean => change === 'reworded' && words.every(({ kind }) => kind === 'same')

export function OneDifference({ difference, framework, content }: { difference: Difference; framework: string; content?: Framework | undefined }) {
  const { change, name, id, roleProfiles } = difference
  const unworded = sameWords(difference)
  return (
    <div className={css.told}>
      <p className={css.name}><Tag tone={tones[change]}>{say(unworded ? 'diff.changed' : `diff.change.${change}`)}</Tag> <strong>{name}</strong> <code>{id}</code></p>
      {unworded ? <p className={css.fromTo}>{say('diff.beside-words')}</p> : <Told difference={difference} />}
      {roleProfiles.length > 0 && (
        <details className={css.profiles}>
          <summary>{say('diff.concerns', { count: roleProfiles.length })}</summary>
          <ul>{roleProfiles.map((profile) => <li key={profile}><Link to="/frameworks/$framework/roles/$profile" params={{ framework, profile }}>{content?.roleProfiles.find((one) => one.id === profile)?.name ?? profile}</Link></li>)}</ul>
        </details>
      )}
    </div>
  )
}

function Told({ difference: { change, before, after, words } }: { difference: Difference }) {
  if (words.length > 0) return <p className={css.words}><Changes changes={words} removed={say('diff.removed-words')} added={say('diff.added-words')} /></p>
  if (change === 'moved' && before === after) return <p className={css.fromTo}>{say('diff.order')}</p>
  if (change === 'moved' || change === 'renamed') return <p className={css.fromTo}>{say('diff.from-to', { before: before ?? say('diff.nothing'), after: after ?? say('diff.nothing') })}</p>
  if (change === 'added' && after) return <p className={css.whole}><ins>{after}</ins></p>
  return change === 'removed' && before ? <p className={css.whole}><del>{before}</del></p> : null
}
