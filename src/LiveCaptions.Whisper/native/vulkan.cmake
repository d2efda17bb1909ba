# Vulkan headers before 1.3.272 (Debian 12 has 1.3.239) lack an extension that ggml names without using it.
include(CheckCXXSourceCompiles)
find_package(Vulkan REQUIRED)
set(CMAKE_REQUIRED_INCLUDES ${Vulkan_INCLUDE_DIRS})
check_cxx_source_compiles("#include <vulkan/vulkan.hpp>\nint main() { return sizeof(vk::LayerSettingEXT) == 0; }" VULKAN_HAS_LAYER_SETTINGS)
if (NOT VULKAN_HAS_LAYER_SETTINGS)
    target_compile_options(ggml-vulkan PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-include ${CMAKE_CURRENT_SOURCE_DIR}/layer-settings.hpp>")
endif()
