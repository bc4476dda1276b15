SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  onComplete: () => {
    for (const path of document.querySelectorAll(".opblock-summary-path")) {
      console.log(`shown: ${path.innerText}`);
    }
  },
});
