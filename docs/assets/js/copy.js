/* Copies a text of the page when its button is pressed. */

export async function copy(button) {
  const text = document.getElementById(button.dataset.copies);
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText(text.textContent.trim());
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(text);
    button.textContent = "Selected: now press Ctrl+C";
  }
  setTimeout(() => { button.textContent = words; }, 2500);
}
