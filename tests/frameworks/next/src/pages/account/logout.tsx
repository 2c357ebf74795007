import type { GetServerSideProps as Load } from 'next'
import { gone } from '@/lib/cookies'
import { closeSession } from '@/lib/store'

//=> endpoint GET /account/logout; reports no-get-logout
export const getServerSideProps: Load = async ({ req, res }) => {
  await closeSession(req.cookies.sid)
  res.setHeader('Set-Cookie', gone()) //=> clears sid path=/ domain=-
  return { redirect: { destination: '/', permanent: false } }
}

export default function LoggedOut() {
  return null
}
