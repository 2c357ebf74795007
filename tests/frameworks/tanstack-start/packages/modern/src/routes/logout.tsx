import { createFileRoute } from '@tanstack/react-router'
import { logoutFn } from '../lib/auth'

//=> endpoint GET /logout; reports no-get-logout
export const Route = createFileRoute('/logout')({ preload: false, loader: () => logoutFn() })
