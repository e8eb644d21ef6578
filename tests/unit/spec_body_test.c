#include "spec_tree.h"

/* SPEC §3 lists what CommonMark breaks in Korean; each is a test here. */

static void korean_bold(void **state)
{
	(void)state;
	tree_expect("**‘핵심’**은 중요하다", "(p *(\"‘핵심’\") \"은 중요하다\")");
	tree_expect("**{{x}}**을(를)", "(p *({x}) \"을(를)\")");
	tree_expect("**5.8%**로", "(p *(\"5.8%\") \"로\")");
	tree_expect("**(주)**는", "(p *(\"(주)\") \"는\")");
	tree_expect("가**(나)**다", "(p \"가\" *(\"(나)\") \"다\")");
	tree_expect("총**‘가’**은", "(p \"총\" *(\"‘가’\") \"은\")");
	tree_expect("*‘가’*은 *「나」*을", "(p _(\"‘가’\") \"은 \" _(\"「나」\") \"을\")");
	tree_expect("***‘가’***은", "(p _(*(\"‘가’\")) \"은\")");
	tree_expect("**‘AI’**3대 **“가”**A", "(p *(\"‘AI’\") \"3대 \" *(\"“가”\") \"A\")");
	tree_expect("{{a}}**(나)**{{b}}", "(p {a} *(\"(나)\") {b})");
	tree_expect("**‘가’**{{b}}", "(p *(\"‘가’\") {b})");
	tree_expect("**100㎡**는 **①**을", "(p *(\"100㎡\") \"는 \" *(\"①\") \"을\")");
	/* one character between two runs */
	tree_expect("제**1**(一)", "(p \"제\" *(\"1\") \"(一)\")");
	tree_expect("{{a}}**개**(으)로", "(p {a} *(\"개\") \"(으)로\")");
	tree_expect("가**나**다**라**(마)", "(p \"가\" *(\"나\") \"다\" *(\"라\") \"(마)\")");
	tree_expect("\\**가**(나)", "(p \"*\" _(\"가\") \"*(나)\")");
	tree_expect("| a |\n|---|\n| **‘가’**은 |",
		    "(table (row! (cell! \"a\")) (row (cell *(\"‘가’\") \"은\")))");
}

/* Syntax next to a * run must stay syntax. */
static void bold_around_syntax(void **state)
{
	(void)state;
	tree_expect("**`a`**는", "(p *(`a`) \"는\")");
	tree_expect("**[가](나)**은", "(p *([\"가\"|나]) \"은\")");
	tree_expect("**‘가’**[^1]는", "(p *(\"‘가’\") ^1 \"는\")");
	tree_expect("**가[^1]**는", "(p *(\"가\" ^1) \"는\")");
	tree_expect("**가**(나) **다**, 라", "(p *(\"가\") \"(나) \" *(\"다\") \", 라\")");
	tree_expect("\\*가\\* **나**", "(p \"*가* \" *(\"나\"))");
	tree_expect("매출*(억 원) 이익*(억 원)", "(p \"매출*(억 원) 이익*(억 원)\")");
	tree_expect("2 * 3 * 4", "(p \"2 * 3 * 4\")");
	tree_expect("`**‘가’**은`", "(p `**‘가’**은`)");
}

static void bar_in_a_value_is_no_cell(void **state)
{
	(void)state;
	tree_expect("| 값 | 서식 |\n|:--|--:|\n| {{x | comma}} | **{{y | .1%}}**는 |\n",
		    "(table (row! (cell!< \"값\") (cell!> \"서식\")) "
		    "(row (cell< {x | comma}) (cell> *({y | .1%}) \"는\")))");
	tree_expect("|a|b|\n|:-:|---|\n|`c`|\n", "(table (row! (cell!= \"a\") (cell! \"b\")) "
						 "(row (cell= `c`) (cell)))");
}

/* ": text" beside a table is its caption (Pandoc, Quarto). */
static void captions_of_tables(void **state)
{
	(void)state;
	tree_expect("| 가 |\n|---|\n| 1 |\n\n: 설명 **{{x}}**은 {#tbl-a}\n",
		    "(table : #tbl-a \"설명 \" *({x}) \"은\" (row! (cell! \"가\")) (row (cell "
		    "\"1\")))");
	tree_expect("| 가 |\n|---|\n| 1 |\n:   설명\n이 이어진다 {#tbl-a .unnumbered}\n\n나",
		    "(table : unnumbered #tbl-a \"설명 이 이어진다\" (row! (cell! \"가\")) "
		    "(row (cell \"1\"))) (p \"나\")");
	tree_expect(
		"가 | 나\n---|---\n1 | 2\n: 설명 {#t source=\"a {b} 가\" note='{{x}}'}",
		"(table : #t {source: \"a {b} 가', note: \"{{x}}'} \"설명\" (row! (cell! \"가\") "
		"(cell! \"나\")) (row (cell \"1\") (cell \"2\")))");
	tree_expect("나\n\n: 설명 {-}\n| 가 |\n|---|\n| 1 |",
		    "(p \"나\") (table : - \"설명\" (row! (cell! \"가\")) (row (cell \"1\")))");
	tree_expect("나\n: 설명 {#tbl-a}\n\n| 가 |\n|---|\n",
		    "(p \"나\") (table : #tbl-a \"설명\" (row! (cell! \"가\")))");
	tree_expect(": {#tbl-a}\n\n| 가 |\n|---|\n", "(table : #tbl-a (row! (cell! \"가\")))");
	tree_expect("| 가 |\n|---|\n: {#tbl-a}", "(table : #tbl-a (row! (cell! \"가\")))");
	/* above each of two tables, below each of two, and between them */
	tree_expect(
		": 하나\n\n|가|\n|---|\n\n: 둘\n\n|나|\n|---|",
		"(table : \"하나\" (row! (cell! \"가\"))) (table : \"둘\" (row! (cell! \"나\")))");
	tree_expect(
		"|가|\n|---|\n\n: 하나\n\n|나|\n|---|\n\n: 둘",
		"(table : \"하나\" (row! (cell! \"가\"))) (table : \"둘\" (row! (cell! \"나\")))");
	tree_expect("|가|\n|---|\n\n: 둘\n|나|\n|---|",
		    "(table (row! (cell! \"가\"))) (table : \"둘\" (row! (cell! \"나\")))");
	/* in quotes, lists and parts */
	tree_expect("> |가|\n> |---|\n>\n> : 하나 {#tbl-a}",
		    "(quote (table : #tbl-a \"하나\" (row! (cell! \"가\"))))");
	tree_expect("- 가\n\n  |나|\n  |---|\n\n  : 하나",
		    "(ul (li (p \"가\") (table : \"하나\" (row! (cell! \"나\")))))");
	tree_expect("::: {.a}\n|나|\n|---|\n: 하나\n:::",
		    "(div a (table : \"하나\" (row! (cell! \"나\"))))");
	/* none: escaped, in code, without a blank */
	tree_expect("가\n\n\\: 하나", "(p \"가\") (p \": 하나\")");
	tree_expect("가\n:나", "(p \"가 :나\")");
	tree_expect("~~~\n| 가 |\n|---|\n| 1 |\n: 하나 {#a}\n:::\n~~~",
		    "(code <| 가 |\n|---|\n| 1 |\n: 하나 {#a}\n:::\n>)");
}

static void captions_alone(void **state)
{
	(void)state;
	tree_expect("가\n\n: 하나", "(p \"가\") E147@5-13");
	tree_expect(": 하나", " E147@0-8");
	tree_expect("# 가\n: 하나 {#tbl-a}", "(h1 \"가\") E147@6-23");
	tree_expect("```{sql a}\nb\n```\n\n: 하나", "(block sql #a <b\n>) E147@18-26");
	tree_expect("|가|\n|---|\n\n: 하나\n\n: 둘", "(table : \"하나\" (row! (cell! \"가\"))) "
						     "E147@23-28");
	tree_expect("|가|\n|---|\n\n: 하나\n\n  나",
		    "(table (row! (cell! \"가\"))) E149@25-28");
	tree_expect("|가|\n|---|\n\n: 하나 {#가}",
		    "(table : \"하나\" (row! (cell! \"가\"))) "
		    "E138@24-27");
}

static void definitions(void **state)
{
	(void)state;
	tree_expect(
		"용어\n: 뜻 **굵게**\n\n**둘**{{x}}\n: 하나\n이어서\n: 또\n\n끝",
		"(dl (li \"용어\" (p \"뜻 \" *(\"굵게\"))) (li *(\"둘\") {x} (p \"하나 이어서\") "
		"(p \"또\"))) (p \"끝\")");
	tree_expect("가\n: 나\n\n  다\n\n  - 라\n\n마",
		    "(dl (li \"가\" (p \"나\") (p \"다\") (ul (li (p \"라\"))))) (p \"마\")");
	tree_expect("> 가\n> : 나", "(quote (dl (li \"가\" (p \"나\"))))");
	tree_expect("가\n나\n: 다", "(dl (li \"가 나\" (p \"다\"))) E148@0-7");
	tree_expect("가\n: 다 {.x}", "(dl (li \"가\" (p \"다\"))) E147@4-14");
}

/* A ::: or \\newpage ends the table above it, blank line or not. */
static void fences_end_tables(void **state)
{
	(void)state;
	tree_expect("::: {.a}\n| 가 | 나 |\n|---|---|\n| 1 | {{x}} | \n:::\n다",
		    "(div a (table (row! (cell! \"가\") (cell! \"나\")) "
		    "(row (cell \"1\") (cell {x})))) (p \"다\")");
	tree_expect("| 가 |\r\n|---|\r\n| 1 |\r\n::: {.a}\r\n나\r\n:::",
		    "(table (row! (cell! \"가\")) (row (cell \"1\"))) (div a (p \"나\"))");
	tree_expect("| 가 |\n|---|\n| 1 |\n\\newpage\n나",
		    "(table (row! (cell! \"가\")) (row (cell \"1\"))) (page) (p \"나\")");
	tree_expect("가 |\n\n::: {.a}\n나 |\n:::", "(p \"가 |\") (div a (p \"나 |\"))");
}

static void dates_are_no_lists(void **state)
{
	(void)state;
	tree_expect("2025. 9. 15. 국회", "(p \"2025. 9. 15. 국회\")");
	tree_expect("2025. 국회", "(p \"2025. 국회\")");
	tree_expect("9. 15. 국회", "(p \"9. 15. 국회\")");
	tree_expect("25. 9. 15. 국회", "(p \"25. 9. 15. 국회\")");
	tree_expect("- 2025. 9. 15. 가\n- 9. 15. 나",
		    "(ul (li (p \"2025. 9. 15. 가\")) (li (p \"9. 15. 나\")))");
	tree_expect("1. 9. 15. 가\n2. 나", "(ol1 (li (p \"9. 15. 가\")) (li (p \"나\")))");
	tree_expect("> 2025. 9. 15. 가", "(quote (p \"2025. 9. 15. 가\"))");
	tree_expect("가\n2025. 9. 15. 나", "(p \"가 2025. 9. 15. 나\")");
	tree_expect("3. 가\n4. 나", "(ol3 (li (p \"가\")) (li (p \"나\")))");
	tree_expect("13. 1운동", "(ol13 (li (p \"1운동\")))");
}

static void tilde_strikes_nothing(void **state)
{
	(void)state;
	tree_expect("1~2년 걸려 3~4배, ~~가~~", "(p \"1~2년 걸려 3~4배, ~~가~~\")");
}

static void div_behind_a_list(void **state)
{
	(void)state;
	tree_expect(
		"::: {.callout title=\"가 {{x}}\"}\n- a\n- b\n:::\n나",
		"(div callout {title: \"가 {{x}}'} (ul (li (p \"a\")) (li (p \"b\")))) (p \"나\")");
	tree_expect(
		":::: columns\n::: {.column width=50%}\n가\n:::\n::: {.column}\n:::\n::::\n",
		"(div columns (div column {width: '50%'} (p \"가\")) (div column))");
	tree_expect("가\n::: {.a .b #id-1 k='v w'}\n나\n:::",
		    "(p \"가\") (div a b #id-1 {k: \"v w'} (p \"나\"))");
	tree_expect("- 가\n\\newpage\n나", "(ul (li (p \"가\"))) (page) (p \"나\")");
}

static void outlines(void **state)
{
	(void)state;
	tree_expect("□ 가\n ○ **나\n다** {{x}}\n  - 라\n  ※자료: 마\n",
		    "(outline1 □ \"가\") (outline2 ○ *(\"나 다\") \" \" {x}) "
		    "(outline3 - \"라\") (outline4 ※ \"자료: 마\")");
	tree_expect("ㅇ 가\n\n본문\n- 나",
		    "(outline2 ㅇ \"가\") (p \"본문\") (ul (li (p \"나\")))");
	tree_expect("1. 가\n   ○ 나\n2. 다",
		    "(ol1 (li (p \"가\") (outline2 ○ \"나\")) (li (p \"다\")))");
	tree_expect("1. 가\n가. 나\n1) 다\n2. 라\n\n1. 마\n2. 바",
		    "(outline1 1. \"가\") (outline2 가. \"나\") (outline3 1) \"다\") "
		    "(outline1 2. \"라\") (ol1 (li (p \"마\")) (li (p \"바\")))");
	tree_expect("가. 나\n9. 15. 국회에서", "(outline2 가. \"나 9. 15. 국회에서\")");
	tree_expect("가. 나\n나. 다\n\n가) 라\n\n(1) 마\n\n(가) 바\n\n① 사\n\n㉮ 아",
		    "(outline2 가. \"나\") (outline2 나. \"다\") (outline4 가) \"라\") "
		    "(outline5 (1) \"마\") (outline6 (가) \"바\") (outline7 ① \"사\") "
		    "(outline8 ㉮ \"아\")");
	tree_expect("○○부와 ○○대학교", "(p \"○○부와 ○○대학교\")");
	tree_expect("이어진\n다. 문장", "(p \"이어진 다. 문장\")");
	tree_expect("+ 가\n□ 나\n+ 다",
		    "(ul (li (p \"가\"))) (outline1 □ \"나\") (ul (li (p \"다\")))");
	tree_expect("□ ‘가’**‘나’**은", "(outline1 □ \"‘가’\" *(\"‘나’\") \"은\")");
	tree_expect("□ 가\n\n  나\n\n```\n□ 다\n```",
		    "(outline1 □ \"가\") (p \"나\") (code <□ 다\n>)");
	tree_expect("- a\n  ```\n  □ b\n  ```\n", "(ul (li (p \"a\") (code <□ b\n>)))");
	tree_expect("□ 가\n# 나\n- 다", "(outline1 □ \"가\") (h1 \"나\") (ul (li (p \"다\")))");
}

static void footnotes(void **state)
{
	(void)state;
	tree_expect(
		"가[^1]와 나[^주석].\n\n[^1]: 하나 *둘*\n  셋\n\n  넷\n[^주석]: 다섯\n",
		"(p \"가\" ^1 \"와 나\" ^주석 \".\") "
		"(note #1 (p \"하나 \" _(\"둘\") \" 셋\") (p \"넷\")) (note #주석 (p \"다섯\"))");
	tree_expect("`[^1]` \\[^1]", "(p `[^1]` \" [^1]\")");
	tree_expect("가\n[^1]: 나", "(p \"가\") (note #1 (p \"나\"))");
}

static void references(void **state)
{
	(void)state;
	tree_expect("@fig-flip에서, (@tbl-a_b)와 @sec-1.",
		    "(p @fig-flip \"에서, (\" @tbl-a_b \")와 \" @sec-1 \".\")");
	tree_expect("a@fig-x.kr a.b@fig-x \\@fig-x `@fig-x` @이름 @name",
		    "(p \"a@fig-x.kr a.b@fig-x @fig-x \" `@fig-x` \" @이름 @name\")");
	tree_expect("**@fig-x**는", "(p *(@fig-x) \"는\")");
}

static void headings(void **state)
{
	(void)state;
	tree_expect("# 가 {{x}} {#sec-a}", "(h1 #sec-a \"가 \" {x})");
	tree_expect("## 가 {#a_b-1} ##", "(h2 #a_b-1 \"가\")");
	tree_expect("가 {#sec-b}\n===", "(h1 #sec-b \"가\")");
	tree_expect("# {#sec-c}", "(h1 #sec-c)");
	tree_expect("# 가 {a} \\{#b}", "(h1 \"가 {a} {#b}\")");
	tree_expect("# 가 {#가}", "(h1 \"가\") E138@8-11");
	tree_expect("#해시", "(p \"#해시\")");
}

static void blocks(void **state)
{
	(void)state;
	tree_expect("```{chart #fig-a}\na: 1\nb:\n  - c\n```\n",
		    "(block chart #fig-a {a: '1', b: ['c']})");
	tree_expect("```{sql 연도별}\nSELECT '{{', a: b\n```",
		    "(block sql #연도별 <SELECT '{{', a: b\n>)");
	tree_expect("```{kpi}\n```", "(block kpi)");
	tree_expect("- a\n\n  ```{list}\n  b: c\n  ```\n",
		    "(ul (li (p \"a\") (block list {b: 'c'})))");
	tree_expect("```py\na  {{b}}\n\n  c\n```\n~~~~\n```\n~~~~",
		    "(code py <a  {{b}}\n\n  c\n>) (code <```\n>)");
	tree_expect("    가\n\n\t나", "(p \"가\") (p \"나\")");
}

static void block_errors(void **state)
{
	(void)state;
	tree_expect("```{chart\na: 1\n```", "(block <a: 1\n>) E136@0-9");
	tree_expect("```{}\n```", "(block) E136@0-5");
	tree_expect("```{chart a=b}\n```", "(block chart) E136@0-14");
	tree_expect("```{chart #가}\n```", "(block) E138@11-14");
	tree_expect("```{chart #a #b}\n```", "(block) E134@14-15");
	tree_expect("```{chart}\na: 1\na: 2\n```", "(block chart {a: '1', a: '2'}) E112@16-17");
	tree_expect("> ```{chart}\n> a: 1\n> ```", "(quote (block chart <a: 1\n>)) E137@2-12");
	tree_expect("가\n```{chart}\na: 1\n", "(p \"가\") (block chart {a: '1'}) E135@4-14");
	tree_expect("- ```\n  가\n\n나", "(ul (li (code <가\n\n>))) (p \"나\") E135@2-5");
	tree_expect("```\n```\n\n```{a}\nb: c\nb: d\n```\n",
		    "(code) (block a {b: 'c', b: 'd'}) E112@21-22");
}

static void markdown_proper(void **state)
{
	(void)state;
	tree_expect(
		"- a\n  - b\n    1. c\n- d",
		"(ul (li (p \"a\") (ul (li (p \"b\") (ol1 (li (p \"c\")))))) (li (p \"d\")))");
	tree_expect("> a\n> > b", "(quote (p \"a\") (quote (p \"b\")))");
	tree_expect("a\\\nb  \nc\nd", "(p \"a\" / \"b\" / \"c d\")");
	tree_expect("![그림 *하나* {{n}}](a_b.png \"제목\")", "(p ![그림 하나 {{n}}|a_b.png])");
	tree_expect("![\\{{n}}](a.png)", "(p ![\\{{n}}|a.png])");
	tree_expect(
		"[가 *나*](http://a/?b=1&amp;c=2) <http://d.e>",
		"(p [\"가 \" _(\"나\")|http://a/?b=1&c=2] \" \" [\"http://d.e\"|http://d.e])");
	tree_expect("[가][r]\n\n□ 나\n\n[r]: http://a",
		    "(p [\"가\"|http://a]) (outline1 □ \"나\")");
	tree_expect("&lt;&middot;&#44032;&#xAC01; a&b &#0;", "(p \"<·가각 a&b \xEF\xBF\xBD\")");
	tree_expect("\\{{x}} \\\\ \\a", "(p \"{{x}} \\ \\a\")");
	tree_expect("***\n---", "(rule) (rule)");
	tree_expect("[{{x}}](b{{y}}.html)", "(p [{x}|b{{y}}.html])");
	tree_expect("a\r\nb\r\n\r\nc\rd", "(p \"a b\") (p \"c d\")");
	tree_expect("`a\nb  c`", "(p `a b  c`)");
	tree_expect("", "");
}

static void html_is_an_error(void **state)
{
	(void)state;
	tree_expect("가<br>나", "(p \"가나\") E130@3-7");
	tree_expect("<div>\n가\n</div>\n\n나", "(p \"나\") E130@0-5");
	tree_expect("가 <!-- 주석 --> 나", "(p \"가  나\")");
	tree_expect("<!-- 주석\n\n둘 -->\n\n가", "(p \"가\")");
	tree_expect("<!-- 주석 --> 본문", " E130@16-22");
	tree_expect("\\<br> <표 1> 1 < 2", "(p \"<br> <표 1> 1 < 2\")");
}

static void template_errors(void **state)
{
	(void)state;
	tree_expect("가 {{x", "(p \"가 {{x\") E140@4-6");
	tree_expect("가 {{ }}", "(p \"가 \" {}) E141@4-9");
	tree_expect("`{{x` {{y}}", "(p `{{x` \" \" {y})");
	tree_expect("{{ a || 'b' | else '}}' }}", "(p {a || 'b' | else '}}'})");
	tree_expect("[a](b{{x}}\\_c)", "(p [\"a\"|b\xF4\x80\x80\x80x_c]) E143@0-0");
}

static void structure_errors(void **state)
{
	(void)state;
	tree_expect("::: {.a}\n가", "(div a (p \"가\")) E131@0-8");
	tree_expect("가\n:::", "(p \"가\") E132@4-7");
	tree_expect("- 가\n\n  ::: {.a}\n", "(ul (li (p \"가\"))) E133@9-17");
	tree_expect("- 가\n\n  \\newpage\n", "(ul (li (p \"가\"))) E133@9-17");
	tree_expect("::: {.a b=}\n:::", "(div) E134@8-10");
	tree_expect("::: {.a b=\"c}\n:::", "(div) E134@8-12");
	tree_expect("::: {.a k=1 k=2}\n:::", "(div) E112@12-13");
	tree_expect("|a|b|\n|-|-|\n", "(p \"|a|b| |-|-|\") E144@6-11");
	tree_expect("가 [나](*)*", "(p \"가 \" [\"나\"|*]) E145@0-8");
	tree_expect("&foo; a", "(p \"&foo; a\") W139@0-5");
}

static void front_matter(void **state)
{
	(void)state;
	struct tree t;
	tree_parse(&t, "\xEF\xBB\xBF---\ntitle: 가\n---\n본문");
	assert_true(t.ok);
	assert_true(str_eq(node_get(&t.spec.front, "title")->text, STR("가")));
	assert_string_equal(tree_text(&t), "(p \"본문\")");
	tree_close(&t);
	tree_expect("---\na: b\n", " E110@0-3");
	tree_expect("---\na: b\nb\n---\n**가", "(p \"**가\") E123@9-10");
	tree_expect("---\n---\n가", "(p \"가\")");
	tree_expect("가\n\n---\n", "(p \"가\") (rule)");
	tree_expect("---\r\na: b\r\n---\r\n가", "(p \"가\")");
}

static void bytes_and_limits(void **state)
{
	(void)state;
	tree_expect("가\xB0\xA1", " E101@3-4");
	tree_expect("a\x02", " E102@1-2");
	struct buf b = {0};
	for (int i = 0; i < 9000; i++)
		buf_text(&b, "a\n");
	buf_char(&b, '\0');
	tree_expect(b.p, " E107@16384-16385");
	b.n = 0;
	for (int i = 0; i < 200; i++)
		buf_text(&b, "> ");
	buf_text(&b, "a");
	buf_char(&b, '\0');
	tree_expect(b.p, " E106@0-0");
	b.n = 0;
	for (int i = 0; i < 250000; i++)
		buf_text(&b, "- a\n\n");
	buf_char(&b, '\0');
	struct tree t;
	tree_parse(&t, b.p);
	assert_false(t.ok);
	assert_int_equal(t.d.errors, 1);
	assert_int_equal(t.d.first->code, DIAG_SPEC_TOO_MANY);
	tree_close(&t);
	b.n = 0;
	while (b.n <= 8u << 20)
		buf_text(&b, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n");
	buf_char(&b, '\0');
	tree_expect(b.p, " E104@0-0");
	buf_finish(&b);
}

static void text_is_composed(void **state)
{
	(void)state;
	tree_expect("\xE1\x84\x80\xE1\x85\xA1 {{\xE1\x84\x80\xE1\x85\xA1}}",
		    "(p \"가 \" {가})");
}

/* Every place quotes what it speaks of. */
static void places(void **state)
{
	(void)state;
	struct tree t;
	tree_parse(
		&t,
		"# 제목 {#sec-a}\n\n가 **{{ x | y }}**는 @fig-b\n\n```{chart #fig-c}\nk: v\n```\n");
	const struct element *e = t.spec.element;
	assert_true(str_eq(files_quote(&t.files, e[0].id_at), STR("sec-a")));
	const struct inline_ *x = e[1].inlines;
	assert_true(str_eq(files_quote(&t.files, x[0].at), STR("가 ")));
	assert_true(str_eq(files_quote(&t.files, x[1].child[0].at), STR("x | y")));
	assert_true(str_eq(files_quote(&t.files, x[3].at), STR("@fig-b")));
	assert_true(str_eq(files_quote(&t.files, e[2].at), STR("```{chart #fig-c}")));
	assert_true(str_eq(files_quote(&t.files, e[2].name_at), STR("chart")));
	assert_true(str_eq(files_quote(&t.files, e[2].id_at), STR("fig-c")));
	assert_true(str_eq(files_quote(&t.files, e[2].yaml.entry[0].key_at), STR("k")));
	assert_true(str_eq(files_quote(&t.files, e[2].yaml.entry[0].value.at), STR("v")));
	tree_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(korean_bold),
		cmocka_unit_test(bold_around_syntax),
		cmocka_unit_test(bar_in_a_value_is_no_cell),
		cmocka_unit_test(fences_end_tables),
		cmocka_unit_test(captions_of_tables),
		cmocka_unit_test(captions_alone),
		cmocka_unit_test(definitions),
		cmocka_unit_test(dates_are_no_lists),
		cmocka_unit_test(tilde_strikes_nothing),
		cmocka_unit_test(div_behind_a_list),
		cmocka_unit_test(outlines),
		cmocka_unit_test(footnotes),
		cmocka_unit_test(references),
		cmocka_unit_test(headings),
		cmocka_unit_test(blocks),
		cmocka_unit_test(block_errors),
		cmocka_unit_test(markdown_proper),
		cmocka_unit_test(html_is_an_error),
		cmocka_unit_test(template_errors),
		cmocka_unit_test(structure_errors),
		cmocka_unit_test(front_matter),
		cmocka_unit_test(bytes_and_limits),
		cmocka_unit_test(text_is_composed),
		cmocka_unit_test(places),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
