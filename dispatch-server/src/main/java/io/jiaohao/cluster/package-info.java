/** Several nodes that share the halls of a city: who serves which hall. Knows no network. */
@NullMarked
package io.jiaohao.cluster;

import org.jspecify.annotations.NullMarked;
