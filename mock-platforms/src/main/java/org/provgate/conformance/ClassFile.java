package org.provgate.conformance;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * What a compiled class refers to, read from its constant pool (The Java Virtual Machine Specification, 4.4).
 *
 * @param classes in the form {@code java/util/Date}
 * @param methods in the form {@code java/util/Date.<init>()V}
 */
record ClassFile(Set<String> classes, Set<String> methods) {

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;

    static ClassFile read(byte[] bytes) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            in.skipNBytes(8);
            int size = in.readUnsignedShort();
            var tags = new int[size];
            var left = new int[size];
            var right = new int[size];
            var texts = new String[size];
            for (int i = 1; i < size; i++) {
                tags[i] = in.readUnsignedByte();
                switch (tags[i]) {
                    case UTF8 -> texts[i] = in.readUTF();
                    case LONG, DOUBLE -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    case 3, 4 -> in.skipNBytes(4);
                    case CLASS, 8, 16, 19, 20 -> left[i] = in.readUnsignedShort();
                    case 9, METHOD, INTERFACE_METHOD, NAME_AND_TYPE, 17, 18 -> {
                        left[i] = in.readUnsignedShort();
                        right[i] = in.readUnsignedShort();
                    }
                    case 15 -> in.skipNBytes(3);
                    default -> throw new IOException("unknown constant " + tags[i]);
                }
            }
            var classes = new HashSet<String>();
            var methods = new HashSet<String>();
            for (int i = 1; i < size; i++) {
                if (tags[i] == CLASS) classes.add(texts[left[i]]);
                if (tags[i] == METHOD || tags[i] == INTERFACE_METHOD)
                    methods.add(texts[left[left[i]]] + "." + texts[left[right[i]]] + texts[right[right[i]]]);
            }
            return new ClassFile(classes, methods);
        }
    }
}
