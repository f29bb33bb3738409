import { say } from '../../../phrases/say.ts'
import { onDay } from '../../../ui/when.ts'
import { ExportEntries, type Entry } from './ExportEntries.tsx'
import type { Exported, Names } from './growth-queries.ts'

type Growth = Exported['growth']
type Props = { growth: Growth; names: Names }

/** What was agreed, asked for and noted: everything about growth that is not a rating. */
export function ExportGrowth({ growth, names }: Props) {
  const { outcomes, support, agenda, noOpportunity } = growth
  const entries = [...outcomes.map((it) => agreed(it, names)), ...support.map((it) => asked(it, names)), ...agenda.map((it) => raised(it, names)), ...noOpportunity.map((it) => noted(it, names))]
  return <ExportEntries id="about-me-growth" title={say('about-me.growth')} none={say('about-me.growth-none')} entries={entries} />
}

const on = (phrase: 'due' | 'done' | 'settled', day: string | null): string | null => day && say(`about-me.${phrase}-on`, { when: onDay(day) })

const agreed = (it: Growth['outcomes'][number], names: Names): Entry => ({
  key: it.id,
  meta: [
    say('about-me.kind.action'), names.competency(it.framework, it.competency), say('prompts.owned-by', { name: it.owner.name }),
    it.agreedBy ? say('prompts.agreed-by', { name: it.agreedBy.name, when: onDay(it.agreedAt) }) : say('prompts.agreed', { when: onDay(it.agreedAt) }), on('due', it.dueOn), on('done', it.doneAt),
  ],
  words: it.action,
  after: [
    { question: say(`prompts.first.${it.kind}`), answer: it.growthOpportunities },
    { question: say(`prompts.second.${it.kind}`), answer: it.whatTheOrganizationDoes },
    { question: say('prompts.what-came'), answer: it.doneWords },
    { question: say('prompts.comment'), answer: it.comment },
  ],
})

const asked = (it: Growth['support'][number], names: Names): Entry => ({
  key: it.id,
  meta: [
    say('about-me.kind.support'), it.competency && names.competency(it.framework, it.competency), say('about-me.asked-of', { name: it.owner.name, when: onDay(it.askedAt) }),
    on('due', it.dueOn), on('done', it.doneAt), it.shared ? say('about-me.shared') : null,
  ],
  words: it.words,
  after: [{ question: say('prompts.what-came'), answer: it.doneWords }],
})

const raised = (it: Growth['agenda'][number], names: Names): Entry => ({
  key: it.id,
  meta: [
    say('about-me.kind.agenda'), say(`agenda.kind.${it.kind}`), it.competency && names.competency(it.framework, it.competency), it.level && names.level(it.framework, it.level),
    it.raisedBy ? say('about-me.raised-by', { name: it.raisedBy.name, when: onDay(it.raisedAt) }) : onDay(it.raisedAt), on('settled', it.settledAt),
  ],
  words: it.words,
})

const noted = (it: Growth['noOpportunity'][number], names: Names): Entry => ({
  key: it.id ?? `${it.competency} ${it.notedAt}`,
  meta: [
    say('about-me.kind.no-opportunity'), names.competency(it.framework, it.competency), it.from && say('about-me.span', { from: onDay(it.from), until: it.until ? onDay(it.until) : 'open' }),
    it.notedBy && say('about-me.noted-by', { name: it.notedBy.name, when: onDay(it.notedAt) }),
  ],
  words: it.reason,
})
