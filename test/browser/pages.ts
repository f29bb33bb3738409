/** Every page of the framework and of access, as a steward who is signed in meets it, with a heading that it shows. */
export const pages: readonly (readonly [address: string, heading: string])[] = [
  ['/frameworks', 'Frameworks'],
  ['/frameworks/engineering', 'Matrix of Engineering'],
  ['/frameworks/engineering?cell=debugging%40E3&level=E4', 'Matrix of Engineering'],
  ['/frameworks/engineering/roles', 'Roles'],
  ['/frameworks/engineering/roles/backend.E3', 'Senior Backend Engineer'],
  ['/frameworks/platform/roles/developer-productivity.staff', 'Staff Developer Productivity Engineer'],
  ['/frameworks/engineering/compare', 'Compare'],
  ['/frameworks/engineering/glossary', 'Glossary'],
  ['/frameworks/engineering/search?q=incident', 'Search in Engineering'],
  ['/frameworks/engineering/versions', 'Versions'],
  ['/frameworks/engineering/versions/1', 'Matrix of Engineering'],
  ['/frameworks/engineering/diff?before=0&after=1&kind=level', 'What changed'],
  ['/frameworks/engineering/lint', 'Notes'],
  ['/settings', 'Settings'],
  ['/ui', 'Design language'],
  ['/nowhere', 'There is nothing at this address'],
]
