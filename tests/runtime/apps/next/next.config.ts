import type { NextConfig } from 'next'

const config: NextConfig = {
  // The folder is a copy: nothing above it is a part of the application.
  outputFileTracingRoot: import.meta.dirname,
}

export default config
