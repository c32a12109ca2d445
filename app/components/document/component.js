// Streamlit's page says lang="en" whatever it shows; fonts, hyphenation and screen readers go by this attribute.
export default function ({ data }) {
  document.documentElement.lang = data.lang;
}
