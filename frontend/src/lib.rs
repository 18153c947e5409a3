//! The WebAssembly entry point: takes over the page that the server rendered, and nothing else.

/// Called once by the browser when the module has loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::App);
    app::root::taken_over();
}
