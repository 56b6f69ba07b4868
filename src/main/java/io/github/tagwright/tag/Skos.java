package io.github.tagwright.tag;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.vocabulary.OWL;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.SKOS;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;
import org.eclipse.rdf4j.rio.rdfxml.RDFXMLParser;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;

/**
 * Reads a thesaurus as SKOS has it (W3C Recommendation of 2009). Preferred labels are tags, alternative and hidden ones
 * aliases; deprecated concepts are left out, as Annif leaves them out.
 */
final class Skos extends AbstractRDFHandler {

    private final Subjects subjects = new Subjects();

    private Skos() {}

    /**
     * @param name the file's
     * @param format Turtle or RDF/XML
     * @throws IOException if it cannot be read as that
     */
    static Subjects read(InputStream bytes, String name, RDFFormat format) throws IOException {
        Skos skos = new Skos();
        RDFParser parser = format == RDFFormat.TURTLE ? new TurtleParser() : new RDFXMLParser();
        // What does not concern labels need not be right.
        parser.set(BasicParserSettings.VERIFY_URI_SYNTAX, false);
        parser.setRDFHandler(skos);
        try {
            parser.parse(bytes, "");
        } catch (RDFParseException broken) {
            String what = String.valueOf(broken.getMessage()).replaceFirst(" \\[line [^]]*]$", "");
            throw new IOException(
                    name + ", line " + Math.max(1, broken.getLineNumber()) + ": no valid " + format.getName() + ": "
                            + what,
                    broken);
        }
        return skos.subjects;
    }

    @Override
    public void handleStatement(Statement statement) {
        if (!(statement.getSubject() instanceof IRI iri)) {
            return;
        }
        Subjects.Subject subject = subjects.subject(iri.stringValue());
        IRI says = statement.getPredicate();
        Value what = statement.getObject();
        if (says.equals(RDF.TYPE) && what.equals(SKOS.CONCEPT)) {
            subject.declare();
        } else if (says.equals(OWL.DEPRECATED) && what instanceof Literal literal && literal.booleanValue()) {
            subject.deprecate();
        } else if (says.equals(SKOS.PREF_LABEL) && what instanceof Literal literal) {
            subject.label(literal.getLanguage().orElse(Subjects.PLAIN), literal.getLabel());
        } else if ((says.equals(SKOS.ALT_LABEL) || says.equals(SKOS.HIDDEN_LABEL)) && what instanceof Literal literal) {
            subject.alias(literal.getLanguage().orElse(Subjects.PLAIN), literal.getLabel());
        } else if (says.equals(SKOS.BROADER) && what instanceof IRI wide) {
            subject.broader(wide.stringValue());
        } else if (says.equals(SKOS.NARROWER) && what instanceof IRI narrow) {
            subjects.subject(narrow.stringValue()).broader(iri.stringValue());
        }
    }
}
