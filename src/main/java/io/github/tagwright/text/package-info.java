/**
 * Posts become prose. In: a {@link io.github.tagwright.post.Post}. Out: a {@link io.github.tagwright.text.Text} whose
 * sentences and tokens know their place in the post's source.
 *
 * <p>The way of a body, each step keeping its indexes: line ends become LF ({@code LineEnds}); what is neither Markdown
 * nor HTML is masked at the same length ({@code Mask}); what would choke the parser is taken from it
 * ({@code ParserLimits}); flexmark's tree is walked ({@code MarkdownWalk}), HTML is scanned ({@code HtmlReader}), and
 * both tell {@code Prose} what they meet; each block is cut into tokens ({@code Tokenizer}) and, by OpenNLP's published
 * English model, into sentences ({@code Segmenter}). Headings and titles are one sentence each, and no sentence ends
 * inside a token, after an abbreviation or before a word in lower case.
 *
 * <p>The tokenizer is ours by measure. Against 92 technical sentences that were cut by hand, with the rulings of
 * {@code tokens.txt} (contractions join, endings of names and hyphens part), and in processor time for a post of an
 * archive of 1,305:
 *
 * <pre>
 * tokenizer    precision  recall      F1   ms a post
 * maxent           0.912   0.832   0.870       1.316
 * simple           0.724   0.882   0.795       0.034
 * white space      0.690   0.481   0.567       0.023
 * ours             1.000   1.000   1.000       0.029
 * </pre>
 *
 * <p>The first three are OpenNLP's. That ours is always right only says that it was written to these rulings; of 4,548
 * names marked by other readers in the archives, 4,547 begin and end with one of its tokens ({@code GoldAlignment}; the
 * other is a slip in its post). The maxent tokenizer knows {@code C++} and {@code 7.3.1} as well, but leaves
 * {@code VMware's} and {@code 5010/5020} whole, cuts {@code Hyper-V} and {@code AMD-V} each in another way, and takes
 * three times as long as all the rest of reading. The table comes from
 *
 * <pre>
 * mvn -q test-compile exec:java -Dexec.classpathScope=test \
 *     -Dmain.class=io.github.tagwright.text.TokenizerComparison
 * </pre>
 *
 * with the shared archives beside the project or where {@code TAGWRIGHT_SHARED} says; {@code Timing} prints what
 * reading a post takes.
 */
@NullMarked
package io.github.tagwright.text;

import org.jspecify.annotations.NullMarked;
