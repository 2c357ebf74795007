import { transformOf } from './kit/transform.ts'

export default transformOf('fix-clear-site-data')
