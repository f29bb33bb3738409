import { listed } from '../../../ui/listed.ts'
import { useQuery } from '@tanstack/react-query'
import { resolveIdentifier } from '../../framework/rules/resolve-identifier.ts'
import { currentVersion } from '../../framework/web/queries.ts'

/** Competencies as their framework calls them today, also where they were renamed since. What is gone keeps the end of its identifier. */
export function CompetencyNames({ framework, ids }: { framework: string; ids: readonly string[] }) {
  const { data, isPending } = useQuery(currentVersion({ framework }))
  if (isPending) return <>{'\u00a0'}</>
  const nameOf = (id: string): string => {
    const today = data && resolveIdentifier(data.content, 'competency', id)
    return data?.content.competencies.find((it) => it.id === today)?.name ?? id.slice(id.lastIndexOf('/') + 1)
  }
  return <>{listed(ids.map(nameOf))}</>
}
