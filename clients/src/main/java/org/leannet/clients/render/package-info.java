/// From a client's description and what is known of one node to its command line, environment and
/// files.
///
/// Pure: the same input gives the same output; it reads no file and knows no runtime. Where things
/// are, in a container or on this machine, is part of the input. Caller: whoever starts services.
@NullMarked
package org.leannet.clients.render;

import org.jspecify.annotations.NullMarked;
