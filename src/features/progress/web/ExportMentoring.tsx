import { say } from '../../../phrases/say.ts'
import { onDay } from '../../../ui/when.ts'
import { ExportEntries, type Entry } from './ExportEntries.tsx'
import type { Exported, Names } from './growth-queries.ts'

type Held = Exported['held']

/** What one offers to others, and who asked whom: mentoring, chances, and the work that one recorded. */
export function ExportMentoring({ held: { mentoring, chances, work }, names }: { held: Held; names: Names }) {
  const entries = [...mentoring.offers.map((it) => offer(it, names)), ...mentoring.mentorships.map((it) => mentorship(it, names)), ...chances.map((it) => chance(it, names)), ...work.map(recorded)]
  return <ExportEntries id="about-me-offered" title={say('about-me.offered')} none={say('about-me.offered-none')} entries={entries} />
}

const ended = (day: string | null): string | null => day && say('about-me.ended-on', { when: onDay(day) })

const offer = (it: Held['mentoring']['offers'][number], names: Names): Entry => ({
  key: `${it.framework} ${it.competency}`,
  meta: [say('about-me.kind.offer'), names.competency(it.framework, it.competency), say('about-me.capacity', { count: it.capacity }), say('about-me.offered-on', { when: onDay(it.offeredAt) }), ended(it.endedAt)],
  words: it.words,
})

const mentorship = (it: Held['mentoring']['mentorships'][number], names: Names): Entry => ({
  key: it.id,
  meta: [
    say('about-me.kind.mentorship'), names.competency(it.framework, it.competency), say('about-me.mentors', { mentor: it.mentor.name, mentee: it.mentee.name }), say(`about-me.mentorship.${it.state}`),
    say('inbox.state.open-on', { when: onDay(it.askedAt) }), it.answeredAt && say('about-me.answered-on', { when: onDay(it.answeredAt) }), ended(it.endedAt),
  ],
  words: it.words,
})

const chance = (it: Held['chances'][number], names: Names): Entry => ({
  key: it.id,
  meta: [say('about-me.kind.chance'), names.competency(it.framework, it.competency), say('about-me.span', { from: onDay(it.opensOn), until: it.closesOn ? onDay(it.closesOn) : 'open' }), ended(it.closedAt)],
  words: it.title,
  after: [{ answer: it.words }],
})

const recorded = (it: Held['work'][number]): Entry => ({
  key: it.id,
  meta: [say('about-me.kind.work'), say(`feedback.work.${it.kind}`), it.trackerKey, say('about-me.recorded-on', { when: onDay(it.recordedAt) })],
  words: it.title,
})
