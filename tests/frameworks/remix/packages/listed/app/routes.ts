import { index, layout, prefix, route as page, type RouteConfig } from '@react-router/dev/routes'

export default [
  index('pages/home.tsx'),
  layout('pages/frame.tsx', [
    ...prefix('account', [page('logout', './pages/leave.ts'), page(':id', 'pages/person.tsx')]),
  ]),
  page('session', 'pages/session.ts'),
] satisfies RouteConfig
