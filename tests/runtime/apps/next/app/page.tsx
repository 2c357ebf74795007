export default function Home() {
  return (
    <nav>
      <a href="/logout">Log out</a>
    </nav>
  )
}
