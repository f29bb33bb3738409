import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback } from 'react'
import { currentVersion } from '../../framework/web/queries.ts'
import type { ProgressMap } from '../model.ts'
import { mapOf } from './growth-queries.ts'
import { lookingOf, type MapSearch } from './map-queries.ts'
import { ProgressMapNothing } from './ProgressMapNothing.tsx'
import { ProgressMapScreen } from './ProgressMapScreen.tsx'
import { ProgressMapSkeleton } from './ProgressMapSkeleton.tsx'

const route = getRouteApi('/people/$person/map')

/** Somebody's map of progress. While another day or level is fetched the one before stays, so that one sees what moves. */
export function ProgressMapPage() {
  const { person } = route.useParams()
  const search = route.useSearch()
  const { data: map } = useQuery({ ...mapOf({ person, ...lookingOf(search) }), placeholderData: keepPreviousData, throwOnError: true })
  if (!map || map.person.id !== person) return <ProgressMapSkeleton />
  return map.framework && map.role ? <Drawn key={person} map={map} framework={map.framework.id} search={search} /> : <ProgressMapNothing map={map} past={Boolean(search.on)} />
}

function Drawn({ map, framework, search }: { map: ProgressMap; framework: string; search: MapSearch }) {
  const navigate = route.useNavigate()
  const { data } = useQuery({ ...currentVersion({ framework }), throwOnError: true })
  const change = useCallback((part: Partial<MapSearch>, replace = true) => {
    void navigate({ search: (before) => ({ ...before, ...part }), replace, resetScroll: false })
  }, [navigate])
  return data ? <ProgressMapScreen map={map} content={data.content} search={search} onChange={change} /> : <ProgressMapSkeleton />
}
