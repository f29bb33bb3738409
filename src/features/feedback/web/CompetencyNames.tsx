import { useQuery } from '@tanstack/react-query'
import { currentVersion, frameworks } from '../../framework/web/queries.ts'

/** Competencies by name. A list of requests does not say whose framework they are of; identifiers that nobody knows are shown as they are. */
export function CompetencyNames({ ids }: { ids: readonly string[] }) {
  const { data: known } = useQuery(frameworks({}))
  const published = (known ?? []).filter(({ publishedNumber }) => publishedNumber !== null)
  const first = useNames(published[0]?.id)
  const second = useNames(published[1]?.id)
  return <>{new Intl.ListFormat().format(ids.map((id) => first.get(id) ?? second.get(id) ?? id))}</>
}

function useNames(framework: string | undefined): Map<string, string> {
  const { data } = useQuery({ ...currentVersion({ framework: framework ?? '' }), enabled: framework !== undefined })
  return new Map(data?.content.competencies.map(({ id, name }) => [id, name]))
}
