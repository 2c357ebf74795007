import { destroyCookie, parseCookies } from 'nookies'

export async function getServerSideProps(ctx) {
  const { flash = '' } = parseCookies(ctx)
  destroyCookie(ctx, 'flash')
  return { props: { flash } }
}

export default function Home({ flash }) {
  return <p>{flash} <a href="/help/logout-problems">Cannot log out?</a></p>
}
