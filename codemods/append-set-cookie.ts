import { transformOf } from './kit/transform.ts'

export default transformOf('append-set-cookie')
