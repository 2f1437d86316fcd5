/** A whole city under load: how a node grows with its halls, and a city with its nodes. */
package io.jiaohao.perf.city;
