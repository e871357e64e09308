/** Event loops that hand work to pools, some of which do not keep up. */
package com.example.pools;
