package org.provgate.app;
import java.util.List;
final class Demo { Demo(List<String> s, boolean once) {} int run() { return 0; } }
