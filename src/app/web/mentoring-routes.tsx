export const mentoringRoutes = [] as const
