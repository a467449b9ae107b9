package org.provgate.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of ours that answers lines with lines; what it says beside them goes to our stderr. */
final class Child implements AutoCloseable {

    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;

    private Child(Process process) {
        this.process = process;
        this.to = process.outputWriter(StandardCharsets.UTF_8);
        this.from = process.inputReader(StandardCharsets.UTF_8);
    }

    /** @param java further options of its JVM */
    static Child start(String mostHeap, String mainClass, List<String> arguments, String... java) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(java));
        command.addAll(List.of("-Xmx" + mostHeap, "-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(arguments);
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    String ask(String question, String answer) throws IOException {
        to.write(question + "\n");
        to.flush();
        return await(answer);
    }

    /** Returns the rest of the next line that begins with {@code answer}. */
    String await(String answer) throws IOException {
        for (var line = from.readLine(); line != null; line = from.readLine()) {
            if (line.startsWith(answer)) return line.substring(answer.length()).strip();
            System.err.println(line);
        }
        throw new IOException("the process ended before it said " + answer);
    }

    /** Ends its input, which ends it. */
    @Override
    public void close() throws IOException {
        to.close();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
