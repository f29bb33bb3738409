import { say } from '../../../phrases/say.ts'
import { listed } from '../../../ui/listed.ts'
import { onDay } from '../../../ui/when.ts'
import { ExportEntries, type Entry } from './ExportEntries.tsx'
import type { Exported, Names } from './growth-queries.ts'

type Held = Exported['held']

/** Who was asked for feedback about whom, by whom and with which answer; links for people from outside; and what one began and has not sent. */
export function ExportAsked({ held, names }: { held: Held; names: Names }) {
  const entries = [...held.requests.map((it) => request(it, names)), ...held.invitations.map((it) => invitation(it, names)), ...held.drafts.map((it) => draft(it, names))]
  return <ExportEntries id="about-me-asked" title={say('about-me.asked')} text={say('about-me.asked-text')} none={say('about-me.asked-none')} entries={entries} />
}

const request = (it: Held['requests'][number], names: Names): Entry => ({
  key: it.id,
  meta: [
    say('about-me.kind.request'), say('about-me.request', { asker: it.askedBy.name, giver: it.giver.name, about: it.about.name }), listed(it.competencies.map((id) => names.competency(it.framework, id))),
    it.work && it.work.title, say('inbox.state.open-on', { when: onDay(it.askedAt) }), it.answeredAt && it.state !== 'open' ? say(`inbox.state.${it.state}-on`, { when: onDay(it.answeredAt) }) : null,
  ],
  words: it.message,
  after: [{ question: say('about-me.declined-because'), answer: it.declinedBecause }],
})

const invitation = (it: Held['invitations'][number], names: Names): Entry => ({
  key: it.id,
  meta: [
    say('about-me.kind.invitation'), say('about-me.request', { asker: it.invitedBy.name, giver: it.name, about: it.about.name }), listed(it.competencies.map((id) => names.competency(it.framework, id))),
    it.work && it.work.title, say('inbox.state.open-on', { when: onDay(it.createdAt) }), it.usedAt ? say('inbox.invitation-used', { when: onDay(it.usedAt) }) : say('about-me.works-until', { when: onDay(it.expiresAt) }),
  ],
  words: it.message,
})

const draft = (it: Held['drafts'][number], names: Names): Entry => ({
  key: it.id,
  meta: [say('about-me.kind.draft'), say('inbox.about', { name: it.about.name }), say('about-me.saved-on', { when: onDay(it.updatedAt) })],
  words: it.content.words ?? null,
  after: (it.content.observations ?? []).flatMap(({ competency, words }) => (words ? [{ question: names.competency(it.framework, competency), answer: words }] : [])),
})
