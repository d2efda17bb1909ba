# Leaves out the modules that this compiler cannot build, and those of all kinds of processors but the ones in LCW_PROCESSORS, if it names
# any; included by CMakeLists.txt. ggml has no option for that, and its own library depends on every module, so these are made of nothing,
# and lie elsewhere.
include(CheckCCompilerFlag)

# GCC below 14 does not know SME. A processor that has it takes the next lower module.
foreach (library ${processors})
    get_target_property(options ${library} COMPILE_OPTIONS)
    if ("${options}" MATCHES "-march=[^;]*\\+sme")
        string(MAKE_C_IDENTIFIER "COMPILER_KNOWS_${library}" known)
        check_c_compiler_flag(${CMAKE_MATCH_0} ${known})
        if (NOT ${known})
            list(APPEND unknown ${library})
        endif()
    endif()
endforeach()
set(possible ${processors})
list(REMOVE_ITEM possible ${unknown} "")

set(wanted ${possible})
if (LCW_PROCESSORS)
    string(REPLACE "," ";" wanted "${LCW_PROCESSORS}")
    list(TRANSFORM wanted PREPEND "ggml-cpu-")
endif()
foreach (library ${wanted})
    if (NOT library IN_LIST possible)
        list(TRANSFORM possible REPLACE "^ggml-cpu-" "" OUTPUT_VARIABLE known)
        list(JOIN known ", " known)
        message(FATAL_ERROR "LIVECAPTIONS_PROCESSORS is \"${LCW_PROCESSORS}\". It can name these, with commas: ${known}.")
    endif()
endforeach()
file(WRITE ${CMAKE_BINARY_DIR}/left-out.c "typedef int left_out;\n")
foreach (library ${processors})
    if (NOT library IN_LIST wanted)
        set_target_properties(${library} PROPERTIES
            SOURCES ${CMAKE_BINARY_DIR}/left-out.c LINK_LIBRARIES "" COMPILE_OPTIONS ""
            LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/left-out)
    endif()
endforeach()
set(processors ${wanted})
