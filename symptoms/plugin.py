"""The edge to MkDocs: the only module that knows it. All it does is call the rest of the package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page as MkDocsPage

from symptoms.publish import bundle, code, in_browser, messages, policy, render
from symptoms.read import catalogue
from symptoms.read.pages import SymptomPage
from symptoms.read.problems import Problem, ProblemsError, report
from symptoms.read.project import Project


class Config(base.Config):
    areas = options.Type(dict)


class SymptomsPlugin(BasePlugin[Config]):
    """Reads the pages before the build, so that a mistake stops it before anything is written."""

    def on_startup(self, command: str, **_: Any) -> None:
        self.previewing = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.project = Project(Path(config.config_file_path).parent, self.config.areas)
        source = messages.start()
        try:
            self.catalogue = catalogue.load(self.project)
            self.bundles = {"search": bundle.search(self.catalogue), "run": bundle.runner(self.project)}
            self.index = messages.of(self.catalogue, source.result())
        except ProblemsError as error:
            raise PluginError(f"the pages have mistakes\n{error}") from None
        self.pages = {page.source: page for page in self.catalogue.pages}
        self.unseen: list[Problem] = []
        config.nav = self.catalogue.navigation
        return config

    def on_serve(self, server: Any, **_: Any) -> None:
        server.watch(str(self.project.examples))
        server.watch(str(self.project.search / "core"))
        server.watch(str(self.project.search / "ui"))
        for name in ("core", "python", "ui"):
            server.watch(str(self.project.runner / name))

    def on_page_markdown(self, markdown: str, page: MkDocsPage, **_: Any) -> str:
        ours = self.pages[page.file.src_uri]
        if isinstance(ours, SymptomPage):
            page.meta = {
                "title": ours.title,
                "description": ours.front.cause,
                "facts": render.facts(ours, self.catalogue),
            }
        return render.page_markdown(ours, self.catalogue, self.index)

    def on_page_content(self, html: str, page: MkDocsPage, **_: Any) -> str:
        """Count what Markdown took for code, none of which may have escaped the reader, and finish it."""
        ours = self.pages[page.file.src_uri]
        rendered = html.count("<pre") - html.count('<pre class="st-older__shown"')
        if rendered != len(ours.fences):
            self.unseen.append(
                Problem(
                    ours.path,
                    ours.body_line,
                    f"Markdown renders {rendered} code blocks, of which {len(ours.fences)} are fences that are checked",
                    "write every code block as a fence with three backticks; none by indentation, in HTML, or in a comment",
                )
            )
        bars = in_browser.of_page(ours, self.project) if isinstance(ours, SymptomPage) else {}
        return code.finished(html, bars)

    def on_env(self, env: Any, config: MkDocsConfig, **_: Any) -> None:
        if self.unseen:
            raise PluginError(f"the pages have mistakes\n{report(sorted(self.unseen))}")
        self.files = in_browser.files(self.catalogue)
        for name, building in self.bundles.items():
            try:
                config.extra[name], files = building.result()
            except ProblemsError as error:
                raise PluginError(f"what browsers load has mistakes\n{error}") from None
            self.files |= files

    def on_post_page(self, output: str, **_: Any) -> str:
        # The live preview adds an inline script to every page it sends, which the policy would stop.
        return output if self.previewing else policy.with_policy(output)

    def on_post_template(self, output_content: str, template_name: str, **_: Any) -> str:
        is_page = template_name.endswith(".html") and not self.previewing
        return policy.with_policy(output_content) if is_page else output_content

    def on_post_build(self, config: MkDocsConfig) -> None:
        site, url = Path(config.site_dir), config.site_url or "/"
        files = {
            "symptoms.json": render.symptoms_json(self.catalogue, self.index, url),
            "symptoms.schema.json": render.schema(render.Entries),
            "front-matter.schema.json": render.front_matter_schema(),
            "fences.schema.json": render.fence_schema(),
            "llms.txt": render.llms_txt(self.catalogue, config.site_name, config.site_description or "", url),
        }
        for name, text in files.items():
            (site / name).write_text(text, "utf-8")
        for name, content in self.files.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_bytes(content)
        for page in self.catalogue.symptoms:
            copy = site / page.url / "index.md"
            copy.write_text(render.page_copy(page, self.catalogue), "utf-8")
