//! The WebAssembly entry point: takes over the page that the server rendered, and nothing else.

/// Called once by the browser when the module has loaded.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(async {
        // The code of the page that is shown comes in a chunk of its own.
        leptos::mount::hydrate_from_async(leptos::tachys::dom::body(), app::App).await.forget();
        app::taken_over();
    });
}
