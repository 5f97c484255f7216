/* A figure's files say where they come from, and no text in them is taken for anything else. */
#include "bench/plot/plot_stamp.h"
#include "tests/support/test_folder.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

TestSuite(stamp, .init = test_folder_begin, .fini = test_folder_end);

static char title[] = "\xc3\xa9) -->", caption[] = "]]> <a> & \"b\"", creator[] = "slabmark",
            source[] = "\\ %1 \xef\xbf\xbf \xf0\x9f\x98\x80", created[] = "2026-03-04T05:06:07Z";
static const struct plot_origin hostile = {{title, caption, creator, source, created},
                                           "20260304050607"};

/* What a format makes of some bytes: heap, with a zero at the end. */
static char *stamped(plot_stamp_fn *stamp, const char *bytes, size_t size,
                     const struct plot_origin *origin, size_t *length)
{
    struct err err = {0};
    char *copy = malloc(size + 1), *text = NULL;
    cr_assert(copy);
    memcpy(copy, bytes, size);
    copy[size] = 0;
    FILE *to = open_memstream(&text, length);
    cr_assert_eq(stamp(to, copy, size, origin, &err), 0, "%s", err.text);
    cr_assert(!fclose(to));
    free(copy);
    return text;
}

/* ---- the facts ---- */

Test(stamp, facts_are_those_of_the_sidecar)
{
    static const char sidecar[] =
        "{\"figure\": \"floor\", \"caption\": \"MSD\\nagainst\\u0085 \\u001b[2J\", \"name\": \"a\\r"
        "b\", \"command\": \"slabmark run s.yaml\", \"started\": \"2026-03-04T05:06:07Z\","
        "\"build\": {\"version\": \"1.2\", \"commit\": \"c0ffee\"}, \"machine\": {\"cpu\": "
        "{\"model\": \"Z80\"}}, \"data\": [{\"file\": \"floor.dat\", \"sha256\": \"12\"}, "
        "{\"file\": \"summary.csv\", \"sha256\": \"34\"}]}";
    static const char *const facts[PLOT_FACTS] = {
        "floor, scenario a b",
        "MSD against    [2J",
        "slabmark 1.2, commit c0ffee",
        ("command: slabmark run s.yaml; started: 2026-03-04T05:06:07Z; CPU: Z80; "
         "floor.dat: SHA-256 12; summary.csv: SHA-256 34"),
        "2026-03-04T05:06:07Z",
    };
    struct plot_origin origin;
    struct err err = {0};
    test_folder_write("s.json", sidecar);
    cr_assert_eq(plot_origin_read(&origin, "s.json", "20260304050607", &err), 0, "%s", err.text);
    for (size_t i = 0; i < COUNT(facts); i++)
        cr_assert_str_eq(origin.fact[i], facts[i]);
    plot_origin_free(&origin);
}

Test(stamp, facts_that_are_not_known_are_left_out)
{
    struct plot_origin origin;
    struct err err = {0};
    test_folder_write("s.json", "{\"figure\": \"f\", \"caption\": \"c\", \"build\": null}");
    cr_assert_eq(plot_origin_read(&origin, "s.json", "", &err), 0, "%s", err.text);
    cr_assert_str_eq(origin.fact[PLOT_TITLE], "f");
    cr_assert_str_eq(origin.fact[PLOT_CREATOR], "slabmark");
    cr_assert_str_eq(origin.fact[PLOT_SOURCE], "");
    cr_assert_null(origin.fact[PLOT_CREATED]);
    plot_origin_free(&origin);
    cr_assert_eq(plot_origin_read(&origin, "absent", "", &err), -1);
    plot_origin_free(&origin);
}

/* ---- formats ---- */

#define PNG_HEAD                                                                                   \
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"                                \
    ":~\x9bU"
#define PNG_END "\0\0\0\0IEND\xae\x42\x60\x82"

/* The checksums are those of zlib. */
Test(stamp, a_png_has_a_chunk_for_each_fact_after_its_header)
{
    static const char drawn[] = PNG_HEAD PNG_END;
    static const char wanted[] = PNG_HEAD "\0\0\0\x11"
                                          "iTXtTitle\0\0\0\0\0\xc3\xa9) -->\x0c\xd7k\xdc"
                                          "\0\0\0\x11"
                                          "tEXtSoftware\0slabmark\x21\x1b\xb9\x0a" PNG_END;
    const struct plot_origin origin = {{[PLOT_TITLE] = title, [PLOT_CREATOR] = creator}, ""};
    size_t length;
    char *text = stamped(plot_stamp_png, drawn, sizeof drawn - 1, &origin, &length);
    cr_assert_eq(length, sizeof wanted - 1);
    cr_assert_arr_eq(text, wanted, length);
    free(text);
}

Test(stamp, an_svg_has_its_facts_as_text)
{
    static const char drawn[] = "<svg>\n<title>Gnuplot</title>\n<desc>by</desc>\n<g></g>\n</svg>\n";
    static const char wanted[] =
        "<svg>\n<title>\xc3\xa9) --&gt;</title>\n<desc>]]&gt; &lt;a&gt; &amp; \"b\"</desc>\n"
        "<metadata>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<rdf:Description rdf:about=\"\">\n"
        "<dc:title>\xc3\xa9) --&gt;</dc:title>\n"
        "<dc:description>]]&gt; &lt;a&gt; &amp; \"b\"</dc:description>\n"
        "<dc:creator>slabmark</dc:creator>\n<dc:source>\\ %1   \xf0\x9f\x98\x80</dc:source>\n"
        "<dc:date>2026-03-04T05:06:07Z</dc:date>\n"
        "</rdf:Description>\n</rdf:RDF>\n</metadata>\n<g></g>\n</svg>\n";
    size_t length;
    char *text = stamped(plot_stamp_svg, drawn, sizeof drawn - 1, &hostile, &length);
    cr_assert_str_eq(text, wanted);
    free(text);
}

Test(stamp, a_file_for_tex_has_a_comment_for_each_fact)
{
    size_t length;
    char *text = stamped(plot_stamp_tex, "\\begingroup\n", 12, &hostile, &length);
    cr_assert_str_eq(text, "% Title: \xc3\xa9) -->\n% Description: ]]> <a> & \"b\"\n"
                           "% Creator: slabmark\n% Source: \\ %1 \xef\xbf\xbf \xf0\x9f\x98\x80\n"
                           "% Created: 2026-03-04T05:06:07Z\n\\begingroup\n");
    free(text);
}

#define INFORMATION                                                                                \
    " 0 obj\n<< /Producer (gnuplot, cairo)\n   /Title <FEFF00E900290020002D002D003E>\n"            \
    "   /Subject <FEFF005D005D003E0020003C0061003E00200026002000220062"                            \
    "0022>\n   /Creator <FEFF0073006C00610062006D00610072006B>\n"                                  \
    "   /Keywords <FEFF005C0020002500310020FFFF0020D83DDE00>\n"                                    \
    "   /CreationDate (D:20260304050607Z)\n>>\nendobj\n"

Test(stamp, a_pdf_has_new_information_and_the_old_date_set)
{
    static const char drawn[] = "%PDF-1.5\n2 0 obj\n<< /CreationDate (D:20991231235959Z)\n>>\n"
                                "endobj\nxref\n0 3\ntrailer\n<< /Size 3\n   /Root 1 0 R\n   /Info "
                                "2 0 R\n>>\nstartxref\n64\n%%EOF\n";
    static const char wanted[] =
        "%PDF-1.5\n2 0 obj\n<< /CreationDate (D:20260304050607Z)\n>>\n"
        "endobj\nxref\n0 3\ntrailer\n<< /Size 3\n   /Root 1 0 R\n   /Info "
        "2 0 R\n>>\nstartxref\n64\n%%EOF\n\n3" INFORMATION
        "xref\n3 1\n0000000145 00000 n \ntrailer\n<< /Size 4\n   /Root 1 0 R\n   /Info 3 0 R\n"
        "   /Prev 64\n>>\nstartxref\n449\n%%EOF\n";
    size_t length;
    char *text = stamped(plot_stamp_pdf, drawn, sizeof drawn - 1, &hostile, &length);
    cr_assert_str_eq(text, wanted);
    cr_assert(!strncmp(text + 64, "xref", 4) && !strncmp(text + 145, "3 0 obj", 7) &&
                  !strncmp(text + 449, "xref", 4),
              "the offsets are those of this file");
    free(text);
}

Test(stamp, a_pdf_whose_table_is_a_stream_gets_another_stream)
{
    static const char drawn[] = "%PDF-1.5\n2 0 obj\n<< /Type /XRef /Size 3 /Root 1 0 R >>\n"
                                "stream\nendstream\nendobj\nstartxref\n9\n%%EOF\n";
    static const char wanted[] =
        "3" INFORMATION "4 0 obj\n<< /Type /XRef\n   /W [1 4 0]\n   /Index [3 2]\n"
        "   /Length 10\n   /Size 5\n   /Root 1 0 R\n   /Info 3 0 R\n"
        "   /Prev 9\n>>\nstream\n\1\0\0\0\x62\1\0\0\1\x92\nendstream\n"
        "endobj\nstartxref\n402\n%%EOF\n";
    size_t length, old = sizeof drawn - 1;
    char *text = stamped(plot_stamp_pdf, drawn, old, &hostile, &length);
    cr_assert_eq(length, old + 1 + sizeof wanted - 1, "%zu, %zu", length, old);
    cr_assert_arr_eq(text + old + 1, wanted, sizeof wanted - 1);
    cr_assert(!strncmp(text + 0x62, "3 0 obj", 7) && !strncmp(text + 402, "4 0 obj", 7));
    free(text);
}

Test(stamp, a_file_without_a_place_for_its_origin_is_an_error)
{
    static const struct {
        plot_stamp_fn *stamp;
        const char *bytes;
    } files[] = {
        {plot_stamp_pdf, ""},
        {plot_stamp_pdf, "startxref"},
        {plot_stamp_pdf, "startxref 0"},
        {plot_stamp_pdf, "startxref 9999"},
        {plot_stamp_pdf, "xref startxref 0"},
        {plot_stamp_pdf, "xref trailer /Size 3 startxref 0"},
        {plot_stamp_pdf, "xref trailer /Root 1 0 R startxref 0"},
        {plot_stamp_pdf, "1 0 obj /Size 3 /Root 1 0 R startxref 0"},
        {plot_stamp_png, ""},
        {plot_stamp_png, "GIF and many more bytes than a header has"},
        {plot_stamp_svg, ""},
        {plot_stamp_svg, "<svg><title>a</title></svg>"},
        {plot_stamp_svg, "<svg><desc>a</desc>\n</svg>"},
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        struct err err = {0};
        test_folder_write("figure", files[i].bytes);
        cr_assert_eq(plot_stamp_file("figure", files[i].stamp, &hostile, &err), -1, "%s",
                     files[i].bytes);
        cr_assert(*err.text);
    }
}

/* pdfTeX writes tables that are streams. */
Test(stamp, readers_of_pdf_see_the_new_information, .timeout = 60)
{
    struct err err = {0};
    if (system("pdflatex --version >/dev/null 2>&1") || system("pdfinfo -v >/dev/null 2>&1"))
        cr_skip_test("needs pdflatex and pdfinfo");
    test_folder_write("d.tex", "\\documentclass{article}\\begin{document}text\\end{document}\n");
    cr_assert_eq(system("pdflatex -interaction=batchmode d.tex >said"), 0);
    cr_assert_eq(plot_stamp_file("d.pdf", plot_stamp_pdf, &hostile, &err), 0, "%s", err.text);
    cr_assert_eq(system("pdfinfo d.pdf >said 2>&1"), 0);
    const char *said = test_folder_read("said");
    cr_assert(!strstr(said, "Error") && strstr(said, "\xc3\xa9) -->\n") &&
                  strstr(said, "]]> <a> & \"b\"\n") && strstr(said, "Pages:           1\n"),
              "%s", said);
}
