import { describe, expect, test } from 'vitest'
import type { MapRow } from '../model.ts'
import { isCalledOutside, lacksFeedback, mayAskAbout, saidWithoutNumber } from './without-number.ts'

const silent = { inRole: true, rating: null, noOpportunity: [], outsideRole: 0, wordsOnly: 0, notObserved: 0, stopped: 0, standing: { kind: 'unrated' } } as unknown as MapRow
const row = (change: object): MapRow => ({ ...silent, ...change })
const rating = { raw: 4 }

describe('what is said of a competency that is no number', () => {
  test.each([
    ['nothing at all', {}, [], { asked: true, marked: false, lacking: true }],
    ['outside the role, by two', { outsideRole: 2 }, [['outside-role', 2]], { asked: false, marked: true, lacking: false }],
    ['words alone', { wordsOnly: 1 }, [['words', 1]], { asked: true, marked: false, lacking: false }],
    ['not observed', { notObserved: 3 }, [['not-observed', 3]], { asked: true, marked: false, lacking: true }],
    ['what stopped counting', { stopped: 1 }, [['before', 1]], { asked: true, marked: false, lacking: true }],
    ['all of it', { outsideRole: 1, wordsOnly: 1, notObserved: 1, stopped: 1 }, [['outside-role', 1], ['words', 1], ['not-observed', 1], ['before', 1]], { asked: false, marked: true, lacking: false }],
    ['outside the role and more beside a rating', { rating, outsideRole: 1, wordsOnly: 1, notObserved: 1, stopped: 1 }, [['outside-role', 1]], { asked: false, marked: false, lacking: false }],
    ['nothing, where there was no chance', { noOpportunity: [{}] }, [], { asked: false, marked: false, lacking: false }],
    ['nothing, where it begins above the level', { standing: { kind: 'starts-later' } }, [], { asked: false, marked: false, lacking: false }],
    ['nothing, where the role does not have it', { inRole: false }, [], { asked: false, marked: false, lacking: false }],
  ])('%s', (_, change, said, { asked, marked, lacking }) => {
    const it = row(change)
    expect(saidWithoutNumber(it).map(({ kind, count }) => [kind, count])).toEqual(said)
    expect([mayAskAbout(it), isCalledOutside(it), lacksFeedback(it)]).toEqual([asked, marked, lacking])
  })
})
