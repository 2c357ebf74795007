import { transformOf } from './kit/transform.ts'

export default transformOf('logout-get-to-post')
