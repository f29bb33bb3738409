import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { Framework } from '../../framework/model.ts'
import { currentVersion, versionAt } from '../../framework/web/queries.ts'

type Version = { id: string; version: number }

/** The framework as it was in one version. The published one is most often at hand already. */
export const frameworkText = ({ id, version }: Version) =>
  queryOptions<Framework>({
    queryKey: ['framework-text', id, version],
    staleTime: Infinity,
    queryFn: async ({ client }) => {
      const current = await client.ensureQueryData(currentVersion({ framework: id })).catch(() => undefined)
      if (current?.version.number === version) return current.content
      return (await client.fetchQuery(versionAt({ framework: id, number: version }))).content
    },
  })

/** The words that something was said in. Suspends until they are there. */
export const useFrameworkText = (version: Version): Framework => useSuspenseQuery(frameworkText(version)).data
