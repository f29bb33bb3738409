import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { MatrixScreen } from './MatrixScreen.tsx'
import { currentVersion } from './queries.ts'

const route = getRouteApi('/frameworks/$framework/')

/** The published version as a matrix. */
export function CurrentMatrix() {
  const { framework } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data } = useSuspenseQuery(currentVersion({ framework }))
  return <MatrixScreen content={data.content} search={search} onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })} />
}
