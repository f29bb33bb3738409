import type { Difference, FrameworkDiff } from '../../features/framework/model.ts'

const signs: Record<Difference['change'], string> = { added: '+', removed: '-', moved: '>', renamed: '=', reworded: '~' }

/** The differences a line each, in the manner of a diff: + added, - removed, > moved, = renamed, ~ reworded. */
export function describeDifferences({ differences }: FrameworkDiff): string {
  if (differences.length === 0) return 'No differences.\n'
  return differences.map(line).join('')
}

function line({ change, kind, id, name, words, roleProfiles }: Difference): string {
  const concerned = roleProfiles.length > 0 ? ` (${roleProfiles.length} role ${roleProfiles.length === 1 ? 'profile' : 'profiles'})` : ''
  const changed = words.filter((it) => it.kind !== 'same').map((it) => (it.kind === 'added' ? `{+${it.text.trim()}+}` : `[-${it.text.trim()}-]`))
  const text = changed.length > 0 ? `\n    ${changed.join(' ')}` : ''
  return `${signs[change]} ${kind} ${id}${name && name !== id ? ` “${name}”` : ''}${concerned}${text}\n`
}
