package io.github.tagwright.benchmark;

import io.github.tagwright.Models;
import io.github.tagwright.Outcome;
import io.github.tagwright.Tagger;
import io.github.tagwright.entity.Entities;
import io.github.tagwright.entity.Link;
import io.github.tagwright.entity.NewNames;
import io.github.tagwright.post.Post;
import io.github.tagwright.post.PostFile;
import io.github.tagwright.post.PostReader;
import io.github.tagwright.post.Posts;
import io.github.tagwright.post.Reading;
import io.github.tagwright.post.TagKeys;
import io.github.tagwright.report.ReportFormat;
import io.github.tagwright.report.Reports;
import io.github.tagwright.tag.ArchiveTags;
import io.github.tagwright.tag.TagSuggester;
import io.github.tagwright.text.Text;
import io.github.tagwright.text.TextReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Time of each stage over all posts of a folder, on one thread, once warm. {@link Benchmarks} runs it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StageBenchmark {

    @Param("posts")
    private String folder;

    private final PostReader reader = new PostReader(TagKeys.DEFAULT);
    private final List<PostFile> files = new ArrayList<>();
    private final List<Post> posts = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private final List<List<Link>> links = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private TextReader textReader;
    private Entities entities;
    private TagSuggester tags;
    private Tagger tagger;
    private Path output;
    private Reports reports;

    @Setup
    public void readAll() throws IOException {
        Models models = Models.load();
        textReader = models.newTextReader();
        entities = models.newEntities();
        tags = models.suggester(ArchiveTags.NONE);
        tagger = models.newTagger(tags);
        files.addAll(Posts.in(Path.of(folder), List.of(), List.of()).files());
        for (PostFile file : files) {
            reader.read(file).match(good -> posts.add(good.post()), bad -> false);
        }
        for (Post post : posts) {
            Text text = textReader.read(post);
            texts.add(text);
            links.add(entities.in(text, post.frontMatter().date()));
            outcomes.add(tagger.tag(new Reading.Good(post)));
        }
        NewNames names = models.newNames();
        output = Files.createTempDirectory("tagwright-benchmark");
        reports = new Reports(
                output,
                models.gazetteer().types(),
                () -> names,
                EnumSet.of(ReportFormat.CSV),
                true,
                true,
                Optional.empty());
    }

    @TearDown
    public void removeReports() throws IOException {
        reports.close();
        Files.delete(output);
    }

    @Benchmark
    public void read(Blackhole out) {
        for (PostFile file : files) {
            out.consume(reader.read(file));
        }
    }

    @Benchmark
    public void text(Blackhole out) {
        for (Post post : posts) {
            out.consume(textReader.read(post));
        }
    }

    @Benchmark
    public void entities(Blackhole out) {
        for (Text text : texts) {
            out.consume(entities.in(text, Optional.empty()));
        }
    }

    @Benchmark
    public void tags(Blackhole out) {
        for (int i = 0; i < posts.size(); i++) {
            out.consume(tags.suggest(posts.get(i), texts.get(i), links.get(i)));
        }
    }

    /** All that the reports say of a post; new names are found here. */
    @Benchmark
    public void rows(Blackhole out) throws IOException {
        for (Outcome outcome : outcomes) {
            out.consume(reports.report(outcome));
        }
    }

    @Benchmark
    public void whole(Blackhole out) throws IOException {
        for (PostFile file : files) {
            out.consume(reports.report(tagger.tag(reader.read(file))));
        }
    }
}
