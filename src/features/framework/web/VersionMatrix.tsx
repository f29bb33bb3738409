import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { say } from '../../../phrases/say.ts'
import { MatrixScreen } from './MatrixScreen.tsx'
import { versionAt } from './queries.ts'
import css from './VersionMatrix.module.css'

const route = getRouteApi('/frameworks/$framework/versions/$number')

/** One version as a matrix, with a word on which version it is. */
export function VersionMatrix() {
  const { framework, number } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data: { content, version } } = useSuspenseQuery(versionAt({ framework, number: Number(number) }))
  return (
    <>
      <p className={css.banner} role="note">
        {say('framework.not-current', { number: version.number, status: say(`status.${version.status}`) })}{' '}
        <Link to="/frameworks/$framework" params={{ framework }}>{say('framework.to-current')}</Link>
      </p>
      <MatrixScreen content={content} search={search} onSearch={(next) => void navigate({ search: next, replace: true, resetScroll: false })} />
    </>
  )
}
