@NullMarked
package org.leannet.clients;

import org.jspecify.annotations.NullMarked;
