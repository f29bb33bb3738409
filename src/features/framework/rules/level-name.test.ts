import { expect, test } from 'vitest'
import { fullLevelName, restOfLevelName, shortLevelName } from './level-name.ts'

test.each([
  [{ id: 'E4', name: 'Lead Engineer' }, 'E4', 'E4 · Lead Engineer', 'Lead Engineer'],
  [{ id: 'senior', name: 'Senior' }, 'Senior', 'Senior', undefined],
  [{ id: 'senior-2', name: 'Senior 2' }, 'Senior 2', 'Senior 2', undefined],
])('%j is called by what tells it apart, once', (level, short, full, rest) => {
  const it = { ...level, position: 1 }
  expect([shortLevelName(it), fullLevelName(it), restOfLevelName(it)]).toEqual([short, full, rest])
})
